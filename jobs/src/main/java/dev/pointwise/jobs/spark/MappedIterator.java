package dev.pointwise.jobs.spark;

import java.util.Iterator;
import java.util.function.Function;

/** Another iterator's elements, each mapped when it is asked for. */
record MappedIterator<A, B>(Iterator<A> source, Function<A, B> mapping) implements Iterator<B> {
  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return mapping.apply(source.next());
  }
}
