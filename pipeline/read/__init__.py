"""Files as people and spiders made them, read into Records and judgements."""
