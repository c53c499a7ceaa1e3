"""What leaves as files, read part by part so that no transaction is long and little is held at once."""
