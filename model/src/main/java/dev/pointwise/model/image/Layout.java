package dev.pointwise.model.image;

/** In which order a batch's values lie: number, channel, height, width. */
public enum Layout {
  NCHW,
  NHWC
}
