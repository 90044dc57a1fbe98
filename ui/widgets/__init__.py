"""Parts of the pages: they place, show and tell; they ask nobody."""
