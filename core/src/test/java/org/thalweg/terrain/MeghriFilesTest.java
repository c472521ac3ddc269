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
        double whole = 0;
        Spot last = model.benches().get(0).axis().get(0);
        for (Bench bench : model.benches()) {
            List<Spot> p = bench.axis();
            whole += Math.hypot(p.get(0).x() - last.x(), p.get(0).y() - last.y());
            last = p.get(p.size() - 1);
            for (int i = 1; i < p.size(); i++) {
                double step = Math.hypot(p.get(i).x() - p.get(i - 1).x(), p.get(i).y() - p.get(i - 1).y());
                length += step;
                double grade = (p.get(i).height() - p.get(i - 1).height()) / step;
                assertThat(grade).as("never rising eastwards, 10 permil at most").isBetween(-0.010, 0.0);
            }
            for (int i = 1; i + 1 < p.size(); i++) {
                // rail-1520-80 asks for 410 m; 10 m more leave room for its easements within the strip.
                assertThat(radius(p.get(i - 1), p.get(i), p.get(i + 1))).isGreaterThan(420);
            }
            for (Spot s : p) {
                // Half the strip is 30 m: its edge keeps 60 m inside.
                assertThat(MeghriFiles.insideBorder(s.x(), s.y())).isGreaterThan(90);
            }
        }
        // Published as 42 to 45 km, of which the ends in tunnels or at the gates may be missing here.
        assertThat(whole + length).isBetween(41_000.0, 45_000.0);
        assertThat(length).isGreaterThan(0.8 * whole);
        assertThat(model.benches()).hasSizeLessThan(20);
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
