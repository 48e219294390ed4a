package kiosque.peer;

/** How much of the answer a pass asks for. */
enum Mode {
  /** The ids of the best ten; documents that cannot be among them may be skipped. */
  TOP,
  /** The ids and the counts of the facets, for which every hit is visited. */
  FACETS,
  /** Also the title and one snippet of each of the ten. */
  FULL;

  static Mode named(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
