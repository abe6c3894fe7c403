package dev.pointwise.model.engine.nd4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every slot its place in the arena. Slots that are alive at the same step do not overlap;
 * largest first, each takes the lowest place that is free during its life.
 */
final class Placement {
  private final Map<Place.Slot, Life> lives = new HashMap<>();
  private final List<Place.Slot> placed = new ArrayList<>();

  /** First and last step that touch a slot. */
  private record Life(int first, int last) {
    static Life at(int step) {
      return new Life(step, step);
    }

    Life and(Life other) {
      return new Life(Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean meets(Life other) {
      return first <= other.last && other.first <= last;
    }
  }

  private Placement() {}

  /** Places the slots of all steps; outputs live to the end. Returns the arena's size in bytes. */
  static long place(List<PlannedStep> steps, List<Value> outputs) {
    Placement placement = new Placement();
    for (int step = 0; step < steps.size(); step++) {
      for (Value value : steps.get(step).values()) {
        placement.touch(value, step);
      }
    }
    outputs.forEach(output -> placement.touch(output, steps.size()));
    return placement.place();
  }

  private void touch(Value value, int step) {
    if (value.place() instanceof Place.Slot slot) {
      lives.merge(slot, Life.at(step), Life::and);
    }
  }

  private long place() {
    long end = 0;
    for (Place.Slot slot : largestFirst()) {
      slot.moveTo(lowestFree(slot));
      placed.add(slot);
      end = Math.max(end, slot.offset() + slot.bytes());
    }
    return end;
  }

  private List<Place.Slot> largestFirst() {
    return lives.keySet().stream()
        .sorted(
            Comparator.comparingLong(Place.Slot::bytes)
                .reversed()
                .thenComparingInt(slot -> lives.get(slot).first()))
        .toList();
  }

  private long lowestFree(Place.Slot slot) {
    List<Place.Slot> neighbours =
        placed.stream()
            .filter(other -> lives.get(other).meets(lives.get(slot)))
            .sorted(Comparator.comparingLong(Place.Slot::offset))
            .toList();
    long offset = 0;
    for (Place.Slot neighbour : neighbours) {
      if (offset + slot.bytes() <= neighbour.offset()) {
        return offset;
      }
      offset = Math.max(offset, neighbour.offset() + neighbour.bytes());
    }
    return offset;
  }
}
