package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.TaskPictures;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;

/**
 * How a task comes to its pictures.
 *
 * @param <T> what the task is given
 */
interface PictureSource<T> extends Serializable {
  TaskPictures open(Iterator<T> partition) throws IOException;
}
