package org.thalweg.economy;

import java.util.Objects;
import org.thalweg.standard.Mode;

/**
 * Traffic of one kind: what it gains by the line, and what it pays.
 *
 * @param name name
 * @param mode mode of the line that it would use
 * @param unit what is counted, for example {@code truck} or {@code tonne}
 * @param hourValue what an hour is worth to a unit (money), not negative
 * @param running running cost of a unit on the line (money per km), not negative
 * @param operatorRuns whether the operator bears the running cost (a railway), not the user (a lorry)
 * @param borderHours time at the posts of the line (h), not negative
 * @param toll what a unit pays for the line (money), not negative
 * @param base the way that it takes otherwise
 * @param baseRunning running cost on the base route (money per km), not negative
 * @param baseCharge what a unit pays on the base route (money), not negative
 * @param generated share of the traffic that would not travel without the line, 0 to 1
 */
public record Flow(
        String name,
        Mode mode,
        String unit,
        double hourValue,
        double running,
        boolean operatorRuns,
        double borderHours,
        double toll,
        Route base,
        double baseRunning,
        double baseCharge,
        double generated) {
    /** Checks. */
    public Flow {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(base);
        for (double v : new double[] {hourValue, running, borderHours, toll, baseRunning, baseCharge}) {
            if (!(v >= 0) || Double.isInfinite(v)) {
                throw new IllegalArgumentException("the values of flow " + name + " must be numbers not below 0");
            }
        }
        if (!(generated >= 0 && generated <= 1)) {
            throw new IllegalArgumentException("the generated share of flow " + name + " must lie between 0 and 1");
        }
    }

    /** This flow with another time at the posts (h). */
    Flow atPosts(double hours) {
        return new Flow(name, mode, unit, hourValue, running, operatorRuns, hours, toll, base, baseRunning, baseCharge, generated);
    }

    /** What a unit bears on the line: time, running cost unless the operator bears it, toll. */
    double costOnLine(Journey journey, double values) {
        double km = journey.length() / 1000;
        return values * (hourValue * (journey.hours() + borderHours) + (operatorRuns ? 0 : running * km)) + toll;
    }

    /** What a unit bears on the base route, whose time and charges are taken times {@code hardship}. */
    double costOnBase(double values, double hardship) {
        double km = base.length() / 1000;
        return values * (hardship * hourValue * base.hours() + (operatorRuns ? 0 : baseRunning * km)) + hardship * baseCharge;
    }

    /** What the line's operator keeps of a unit. */
    double margin(Journey journey, double values) {
        return toll - (operatorRuns ? values * running * journey.length() / 1000 : 0);
    }

    /** What the base route's operators keep of a unit, and lose when it leaves. */
    double baseMargin(double values, double hardship) {
        return hardship * baseCharge - (operatorRuns ? values * baseRunning * base.length() / 1000 : 0);
    }
}
