"""Stories to a CMS and its answers: WordPress and Ghost, one post a story however often the network fails."""
