package dev.pointwise.model.predict;

import java.io.Serializable;

/** What is wanted from a network. */
public sealed interface Task extends Serializable permits Classify, Extract {}
