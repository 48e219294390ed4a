// Search inside a facet.
