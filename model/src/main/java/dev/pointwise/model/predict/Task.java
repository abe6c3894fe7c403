package dev.pointwise.model.predict;

/** What is wanted from a network. */
public sealed interface Task permits Classify, Extract {}
