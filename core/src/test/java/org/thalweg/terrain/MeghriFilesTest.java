package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.terrain.ModelDescription.Bench;
import org.thalweg.terrain.ModelDescription.Spot;

class MeghriFilesTest {
    @Test
    void theCommittedFilesAreWhatTheCodeMakes() throws IOException {
        for (var file : MeghriFiles.make().entrySet()) {
            assertThat(Files.readString(MeghriFiles.FOLDER.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void theOldBedIsARailwaysLine() {
        ModelDescription model = ModelDescription.read(MeghriFiles.FOLDER.resolve("terrain.yaml"));
        double length = 0;
        for (Bench bench : model.benches()) {
            List<Spot> p = bench.axis();
            for (int i = 1; i < p.size(); i++) {
                double step = Math.hypot(p.get(i).x() - p.get(i - 1).x(), p.get(i).y() - p.get(i - 1).y());
                length += step;
                double grade = (p.get(i).height() - p.get(i - 1).height()) / step;
                assertThat(grade).as("never rising eastwards, 10 permil at most").isBetween(-0.010, 0.0);
            }
            for (int i = 2; i + 2 < p.size(); i++) {
                assertThat(radius(p.get(i - 2), p.get(i), p.get(i + 2))).isGreaterThan(300);
            }
            for (Spot s : p) {
                // Half the strip is 30 m: its edge keeps about 40 m inside.
                assertThat(MeghriFiles.insideBorder(s.x(), s.y())).isGreaterThan(70);
            }
        }
        assertThat(length).isBetween(18_000.0, 40_000.0);
    }

    /** Radius of the circle through three points (m). */
    private static double radius(Spot a, Spot b, Spot c) {
        double ab = Math.hypot(b.x() - a.x(), b.y() - a.y());
        double bc = Math.hypot(c.x() - b.x(), c.y() - b.y());
        double ca = Math.hypot(a.x() - c.x(), a.y() - c.y());
        double twice = Math.abs((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
        return ab * bc * ca / (2 * twice);
    }
}
