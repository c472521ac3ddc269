package org.thalweg.study;

import java.util.List;
import java.util.Objects;
import org.thalweg.cost.Rates;
import org.thalweg.standard.DesignStandard;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/**
 * What a scenario asks of one mode.
 *
 * @param standard design standard, overrides applied
 * @param rates unit costs, overrides applied
 * @param from the gate at which stations begin
 * @param to the gate at which the line ends
 * @param zones zones that hold for this mode
 */
public record ModePlan(DesignStandard standard, Rates rates, Gate from, Gate to, List<Zone> zones) {
    /** Checks and copies. */
    public ModePlan {
        Objects.requireNonNull(standard);
        Objects.requireNonNull(rates);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        zones = List.copyOf(zones);
    }
}
