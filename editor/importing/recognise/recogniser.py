def recognise(reading): return ()
