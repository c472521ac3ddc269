package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.terrain.GridFrame;
import org.thalweg.territory.Site;

/** Marks against every cell within reach, looked at one by one. */
class SiteMarksTest {
    private static final double CELL = 30;

    @Test
    void nothingWithinReachIsLeftOut() {
        int free = 0;
        for (long seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GridFrame frame = new GridFrame(0, 0, CELL, 20 + random.nextInt(60), 20 + random.nextInt(60));
            Site site = site(frame, random, 1 + random.nextInt(4));
            SiteMarks marks = new SiteMarks(site, true, true);
            for (int i = 0; i < 400; i++) {
                int cell = random.nextInt(frame.size());
                double reach = random.nextDouble(300);
                int near = marks.near(cell, reach);
                free += near == 0 ? 1 : 0;
                assertThat(near & within(site, cell, reach)).as("seed %d, cell %d, reach %.0f m", seed, cell, reach)
                        .isEqualTo(within(site, cell, reach));
            }
        }
        // Marks that are always set would be true, and of no use.
        assertThat(free).isGreaterThan(5000);
    }

    @Test
    void aSiteWithoutAnyHasNone() {
        GridFrame frame = new GridFrame(0, 0, CELL, 30, 30);
        SiteMarks marks = new SiteMarks(site(frame, new SplittableRandom(1), 3), false, false);
        assertThat(marks.near(5, 100)).isZero();
    }

    private static Site site(GridFrame frame, SplittableRandom random, int each) {
        float[] surcharge = new float[frame.size()];
        float[] water = new float[frame.size()];
        Arrays.fill(water, Float.NaN);
        for (int k = 0; k < each; k++) {
            surcharge[random.nextInt(surcharge.length)] = 60;
            water[random.nextInt(water.length)] = 700;
        }
        float[] none = new float[frame.size()];
        Arrays.fill(none, Float.NaN);
        return new Site(frame, new float[frame.size()], surcharge, water, none, new byte[frame.size()]);
    }

    /** What lies in cells that a place in this cell can reach: half a cell more at either end. */
    private static int within(Site site, int cell, double reach) {
        GridFrame frame = site.frame();
        int found = 0;
        for (int i = 0; i < frame.size(); i++) {
            double columns = Math.abs(i % frame.columns() - cell % frame.columns());
            double rows = Math.abs(i / frame.columns() - cell / frame.columns());
            if (Math.max(0, columns - 1) * CELL <= reach && Math.max(0, rows - 1) * CELL <= reach) {
                found |= site.surcharge()[i] != 0 ? SiteMarks.SURCHARGE : 0;
                found |= Float.isNaN(site.water()[i]) ? 0 : SiteMarks.WATER;
            }
        }
        return found;
    }
}
