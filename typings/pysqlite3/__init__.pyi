# pysqlite3 is the standard library's sqlite3, built with its own SQLite: the same names, the same types.
from pysqlite3.dbapi2 import *
