package org.thalweg.operation;

import java.util.Objects;

/**
 * Trains of one make-up in one direction.
 *
 * @param name name for readers
 * @param train the train
 * @param forward whether it runs with the line's stations
 * @param perDay trains a day, not below 0; a mean, so not always whole
 * @param scales whether its number grows with the freight that is to be carried
 */
public record Service(String name, Train train, boolean forward, double perDay, boolean scales) {
    /** Checks. */
    public Service {
        Objects.requireNonNull(name);
        Objects.requireNonNull(train);
        if (!(perDay >= 0 && perDay < 10_000)) {
            throw new IllegalArgumentException(name + ": " + perDay + " trains a day cannot be");
        }
    }
}
