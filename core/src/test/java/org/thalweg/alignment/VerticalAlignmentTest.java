package org.thalweg.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerticalAlignmentTest {
    /** The textbook's crest: 3 % up, 2 % down, 200 m long. Its top is where the grade is nil, L g1 / (g1 - g2) along. */
    @Test
    void textbookCrest() {
        VerticalAlignment v = new VerticalAlignment(
                List.of(new Pvi(0, 100, 0), new Pvi(500, 115, 200), new Pvi(1000, 105, 0)));
        assertThat(v.elevationAt(400)).isCloseTo(112, within(1e-12));
        assertThat(v.elevationAt(500)).isCloseTo(115 - 0.05 * 200 / 8, within(1e-12));
        double top = 400 + 200 * 0.03 / 0.05;
        assertThat(v.gradeAt(top)).isCloseTo(0, within(1e-15));
        assertThat(v.elevationAt(top)).isCloseTo(112 + 0.03 * 120 / 2, within(1e-12));
        assertThat(v.elevationAt(-5)).isEqualTo(100);
        assertThat(v.elevationAt(2000)).isCloseTo(105, within(1e-12));
    }

    @Test
    void shortTangentsBetweenParabolasAreClosed() {
        // Tangents of 355, 8, 17 and 520 m: the second parabola grows by 8 m on each side; the third has no room for 17 then.
        VerticalAlignment v = new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(400, 112, 90), new Pvi(500, 110, 94),
                new Pvi(640, 116, 152), new Pvi(1236, 120, 0)));
        VerticalAlignment closed = v.withoutTangentsBelow(20);
        assertThat(closed.pvis().get(1)).isEqualTo(new Pvi(400, 112, 106));
        assertThat(closed.pvis().get(2)).isEqualTo(v.pvis().get(2));
        assertThat(closed.pvis().get(3)).isEqualTo(new Pvi(640, 116, 186));
        assertThat(closed.withoutTangentsBelow(20)).isSameAs(closed);
        assertThat(v.withoutTangentsBelow(5)).isSameAs(v);
        // Ends of the line are no parabolas: the tangent there may be short.
        VerticalAlignment ends = new VerticalAlignment(List.of(new Pvi(0, 100, 0), new Pvi(60, 101, 110), new Pvi(300, 99, 0)));
        assertThat(ends.withoutTangentsBelow(20)).isSameAs(ends);
    }

    @Test
    void continuousAndConsistentOnRandomProfiles() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            VerticalAlignment v = random(random);
            double length = v.pvis().get(v.pvis().size() - 1).station();
            for (int k = 0; k < 200; k++) {
                double s = 1 + (length - 2) * random.nextDouble();
                double h = 1e-3;
                double slope = (v.elevationAt(s + h) - v.elevationAt(s - h)) / (2 * h);
                // Central differences are exact on parabolas; across an angle they lie between both grades.
                double before = v.gradeAt(s - h);
                double after = v.gradeAt(s + h);
                assertThat(slope).as("seed %d at %f", seed, s)
                        .isBetween(Math.min(before, after) - 1e-9, Math.max(before, after) + 1e-9);
            }
            for (Pvi p : v.pvis()) {
                for (double at : new double[] {p.station() - p.curveLength() / 2, p.station() + p.curveLength() / 2}) {
                    assertThat(v.elevationAt(at + 1e-9)).isCloseTo(v.elevationAt(at - 1e-9), within(1e-7));
                    if (p.curveLength() > 0) {
                        assertThat(v.gradeAt(at + 1e-9)).isCloseTo(v.gradeAt(at - 1e-9), within(1e-6));
                    }
                }
            }
        }
    }

    /** Each parabola against its own closed form from its start. */
    @Test
    void parabolas() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            VerticalAlignment v = random(random);
            for (int i = 1; i + 1 < v.pvis().size(); i++) {
                Pvi p = v.pvis().get(i);
                double g1 = v.grade(i - 1);
                double g2 = v.grade(i);
                double start = p.station() - p.curveLength() / 2;
                double z0 = p.elevation() - g1 * p.curveLength() / 2;
                double x = p.curveLength() * random.nextDouble();
                double z = z0 + g1 * x + (p.curveLength() > 0 ? (g2 - g1) * x * x / (2 * p.curveLength()) : 0);
                assertThat(v.elevationAt(start + x)).as("seed %d PVI %d", seed, i).isCloseTo(z, within(1e-9));
            }
        }
    }

    private static VerticalAlignment random(Random random) {
        List<Pvi> pvis = new ArrayList<>();
        double s = 0;
        double half = 0;
        int n = 2 + random.nextInt(12);
        for (int i = 0; i < n; i++) {
            boolean end = i == 0 || i == n - 1;
            double own = end || random.nextInt(4) == 0 ? 0 : 200 * random.nextDouble();
            s = i == 0 ? 0 : s + half + own + (random.nextInt(4) == 0 ? 5 : 5 + 300 * random.nextDouble());
            half = own;
            pvis.add(new Pvi(s, 1000 + 20 * random.nextGaussian(), 2 * own));
        }
        return new VerticalAlignment(pvis);
    }

    @Test
    void refusesOverlapsAndCurvedEnds() {
        Pvi a = new Pvi(0, 0, 0);
        Pvi b = new Pvi(100, 1, 0);
        assertThatThrownBy(() -> new VerticalAlignment(List.of(a))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerticalAlignment(List.of(b, a))).hasMessageContaining("out of order");
        assertThatThrownBy(() -> new VerticalAlignment(List.of(a, new Pvi(100, 1, 10)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerticalAlignment(List.of(a, new Pvi(50, 1, 101), b))).hasMessageContaining("overlaps");
        assertThatThrownBy(() -> new Pvi(0, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
