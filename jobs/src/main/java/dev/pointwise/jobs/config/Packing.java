package dev.pointwise.jobs.config;

/** What an input's files are. */
public enum Packing {
  /** Each file is a picture. */
  PICTURES("picture"),
  PARQUET("Parquet file"),
  ORC("ORC file"),
  /** A tar archive, such as a shard of a webdataset, also compressed by gzip. */
  TAR("tar archive"),
  /** Hadoop's; the key is the id, the value the picture. */
  SEQUENCE("sequence file"),
  /** A table that some data source on Spark's class path reads, such as Delta Lake's. */
  TABLE("table");

  private final String label;

  Packing(String label) {
    this.label = label;
  }

  /** One of them, in words. */
  public String label() {
    return label;
  }

  /** Whether pictures are rows, with an id and a content column. */
  public boolean hasColumns() {
    return this == PARQUET || this == ORC || this == TABLE;
  }
}
