package dev.pointwise.jobs.spark;

/** Where a task's time goes. */
public enum TaskStage {
  /** For bytes that were not read ahead in time. */
  WAIT("wait for pictures"),
  DECODE("decode"),
  /** Resize, crop, scale. */
  PREPROCESS("preprocess"),
  FORWARD("forward"),
  /** What Spark does with the rows: conversion, encoding, the file's end and commit. */
  WRITE("write"),
  /** The rest of the task: getting at the model, making rows. */
  OTHER("other");

  private final String key;

  TaskStage(String key) {
    this.key = key;
  }

  /** The stage's name in the run record. */
  public String key() {
    return key;
  }
}
