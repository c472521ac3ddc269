package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.refine.LineRefiner.SectionPrices;
import org.thalweg.standard.Structure;

/** A metre of a line with another abreast costs its own section and the least of the other's, at its side, near its height. */
class AbreastSectionsTest {
    private static final int STRUCTURES = Structure.values().length;
    private static final double OFFSET = 17;

    /** A price that differs with place, height and structure and has no minimum in particular. */
    private static double price(double x, double y, double z, int structure) {
        return 2 + Math.sin(3.1 * x + 1.7 * y + 2.3 * z + 1.1 * structure);
    }

    private static final SectionPrices EVERYWHERE = (x, y, heading, fromEnd, zBase, zStep, n, out, offset) -> {
        for (int s = 0; s < STRUCTURES; s++) {
            for (int k = 0; k < n; k++) {
                out[offset + s * n + k] = (float) price(x, y, zBase + k * zStep, s);
            }
        }
    };

    /** The sum as the definition has it, with the other line anywhere within 4 m of height on the lattice of heights. */
    private static double defined(double x, double y, double heading, double z, double zStep, int structure) {
        double px = x + OFFSET * Math.cos(heading);
        double py = y - OFFSET * Math.sin(heading);
        double least = Double.POSITIVE_INFINITY;
        int reach = (int) Math.ceil(4 / zStep);
        for (int k = -reach; k <= reach; k++) {
            for (int s = 0; s < STRUCTURES; s++) {
                least = Math.min(least, price(px, py, z + k * zStep, s));
            }
        }
        return price(x, y, z, structure) + least;
    }

    @Test
    void sumOfBothSections() {
        Random random = new Random(7);
        AbreastSections both = new AbreastSections(EVERYWHERE, EVERYWHERE, OFFSET);
        for (int round = 0; round < 50; round++) {
            double x = random.nextDouble() * 10;
            double y = random.nextDouble() * 10;
            double heading = random.nextDouble() * 2 * Math.PI;
            double zBase = random.nextDouble() * 10;
            double zStep = 0.25 + 2 * random.nextDouble();
            int n = 1 + random.nextInt(12);
            int first = random.nextInt(5);
            float[] out = new float[first + STRUCTURES * n];
            both.price(x, y, heading, 1000, zBase, zStep, n, out, first);
            for (int s = 0; s < STRUCTURES; s++) {
                for (int k = 0; k < n; k++) {
                    // Two prices of at most 3 in floats of 24 bits, and their sum.
                    assertThat((double) out[first + s * n + k])
                            .isCloseTo(defined(x, y, heading, zBase + k * zStep, zStep, s), Offset.offset(2e-6));
                }
            }
        }
    }

    /** The other line lies to the right where its offset is positive: heading north, to the east. */
    @Test
    void liesToTheRight() {
        SectionPrices free = (x, y, heading, fromEnd, zBase, zStep, n, out, offset) ->
                Arrays.fill(out, offset, offset + STRUCTURES * n, 0);
        SectionPrices dearInTheEast = (x, y, heading, fromEnd, zBase, zStep, n, out, offset) ->
                Arrays.fill(out, offset, offset + STRUCTURES * n, x > 0 ? 5 : 1);
        float[] right = new float[STRUCTURES];
        float[] left = new float[STRUCTURES];
        new AbreastSections(free, dearInTheEast, OFFSET).price(0, 0, 0, 1000, 0, 1, 1, right, 0);
        new AbreastSections(free, dearInTheEast, -OFFSET).price(0, 0, 0, 1000, 0, 1, 1, left, 0);
        assertThat(right).containsOnly(5);
        assertThat(left).containsOnly(1);
    }
}
