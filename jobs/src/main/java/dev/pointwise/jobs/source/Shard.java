package dev.pointwise.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An open file of many pictures, read from its start to its end. For one thread. */
interface Shard extends Closeable {
  /**
   * The next picture; nothing at the end.
   *
   * @throws DamagedShardException when the file breaks its format's rules here
   */
  Optional<Fetched> next() throws IOException;

  /** Where the next picture begins, in bytes. */
  long position() throws IOException;
}
