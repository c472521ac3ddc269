package org.thalweg.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;

class ClearanceRulesTest {
    /** 15 m beside, 8 m over. */
    private static final DesignStandard RAIL = StandardPresets.load("rail-1520-80").standard();

    private static Finding self(AuditLine line) {
        return PlanRulesTest.find(Audit.check(line, RAIL, Lines.rules(Lines.LEVEL)), "clearance from itself");
    }

    /** A half circle between two parallel legs: they are two radii apart. */
    private static HorizontalAlignment hairpin(double apart) {
        double k = 2 / apart;
        return Lines.plan(0.3, new double[] {400, 0, 0}, new double[] {Math.PI / k, k, k}, new double[] {300, 0, 0});
    }

    @Test
    void parallelBranches() {
        HorizontalAlignment kept = hairpin(15.01);
        assertThat(self(Lines.sample(kept, Lines.level(kept, 500), 1)).ok()).isTrue();
        HorizontalAlignment near = hairpin(14.9);
        Finding f = self(Lines.sample(near, Lines.level(near, 500), 1));
        assertThat(f.ok()).isFalse();
        assertThat(f.worst()).as("%s", f).isCloseTo(14.9, within(0.02));
        assertThat(f.station()).isBetween(400.0, 730.0);
    }

    /** A loop that crosses its own beginning. */
    @Test
    void crossingItself() {
        double k = 1 / 450.0;
        HorizontalAlignment loop = Lines.plan(1, new double[] {500, 0, 0}, new double[] {1.5 * Math.PI / k, k, k},
                new double[] {900, 0, 0});
        double crossing = 500 + 1.5 * Math.PI / k + 450;
        for (double rise : new double[] {8.06, 7.98}) {
            // The first place of the crossing is at 500 - 450 = 50 m.
            double grade = rise / (crossing - 50);
            VerticalAlignment profile = new VerticalAlignment(
                    List.of(new Pvi(0, 500, 0), new Pvi(loop.length(), 500 + grade * loop.length(), 0)));
            Finding f = self(Lines.sample(loop, profile, 2.5));
            if (rise > 8) {
                assertThat(f.ok()).as("%s", f).isTrue();
            } else {
                assertThat(f.ok()).as("%s", f).isFalse();
                assertThat(f.worst()).isLessThan(15);
                assertThat(f.station()).isCloseTo(crossing, within(17.0));
            }
        }
    }

    @Test
    void otherLines() {
        HorizontalAlignment straight = Lines.plan(Math.PI / 2, new double[] {2000, 0, 0});
        AuditLine own = Lines.sample(straight, Lines.level(straight, 500), 2.5);
        for (double beside : new double[] {15.01, 14.98}) {
            AuditLine other = Lines.sample(straight, Lines.level(straight, 503), 3.7);
            for (int i = 0; i < other.size(); i++) {
                other.y()[i] += beside + 1e-3 * Math.abs(other.x()[i] - Lines.X - 1200);
            }
            Rules rules = new Rules(Lines.LEVEL, null, List.of(), List.of(), null, null, List.of(own, other));
            Finding f = PlanRulesTest.find(Audit.check(own, RAIL, new Rules(Lines.LEVEL, null, List.of(), List.of(), null,
                    null, List.of(other))), "clearance from line 1");
            assertThat(f.ok()).as("%s", f).isEqualTo(beside > 15);
            assertThat(rules.others()).hasSize(2);
            if (!f.ok()) {
                assertThat(f.worst()).isCloseTo(beside, within(1e-2));
                assertThat(f.station()).isCloseTo(1200, within(25.0));
            }
        }
    }

    /** Against comparing every piece with every other by points laid densely on both. */
    @Test
    void equalsBruteForceOnRandomLines() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            HorizontalAlignment plan = Lines.plan(random, StandardPresets.load("road-40-mountain").standard(), 2500);
            double grade = 0.02 * random.nextDouble();
            VerticalAlignment profile = new VerticalAlignment(
                    List.of(new Pvi(0, 500, 0), new Pvi(plan.length(), 500 + grade * plan.length(), 0)));
            DesignStandard wide = StandardPresets.load("road-40-mountain").with("lateral_clearance_m", 40.0).standard();
            Finding f = PlanRulesTest.find(
                    Audit.check(Lines.sample(plan, profile, 2.5), wide, Lines.rules(Lines.LEVEL)), "clearance from itself");
            double least = 40;
            AuditLine fine = Lines.sample(plan, profile, 1);
            double step = plan.length() / (fine.size() - 1);
            for (int i = 0; i < fine.size(); i++) {
                for (int j = 0; (i - j) * step > Math.PI / 2 * 40; j++) {
                    if (Math.abs(fine.z()[i] - fine.z()[j]) < wide.verticalClearance()) {
                        least = Math.min(least, Math.hypot(fine.x()[i] - fine.x()[j], fine.y()[i] - fine.y()[j]));
                    }
                }
            }
            // Brute force stands at most half a metre off the nearest places on either line.
            assertThat(f.worst()).as("seed %d: %s", seed, f).isCloseTo(least, within(0.8));
        }
    }
}
