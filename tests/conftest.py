"""Settings for all tests: a busy machine must not fail a property."""

from hypothesis import settings

settings.register_profile("inventarisatie", deadline=None, derandomize=True)
settings.load_profile("inventarisatie")
