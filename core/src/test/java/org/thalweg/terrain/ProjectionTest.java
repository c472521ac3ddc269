package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void agreesWithProj() throws IOException {
        int count = 0;
        for (String line : Files.readAllLines(TestRasters.file("cs2cs.csv"))) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] f = line.split(",", -1);
            Projection projection = Projection.of(f[0]);
            double lon = Double.parseDouble(f[1]);
            double lat = Double.parseDouble(f[2]);
            double[] xy = projection.forward(lon, lat);
            assertThat(xy[0]).as(line).isCloseTo(Double.parseDouble(f[3]), within(1e-4));
            assertThat(xy[1]).as(line).isCloseTo(Double.parseDouble(f[4]), within(1e-4));
            double[] back = projection.inverse(xy[0], xy[1]);
            // 1e-9 degrees are 0.1 mm. The inverse of equal-area systems is a series good to a millimetre.
            double tolerance = f[0].startsWith("EPSG:32") ? 1e-9 : 1e-8;
            assertThat(back[0]).as(line).isCloseTo(lon, within(tolerance));
            assertThat(back[1]).as(line).isCloseTo(lat, within(tolerance));
            if (!f[5].isEmpty()) {
                // proj prints six digits.
                assertThat(projection.scaleAt(xy[0], xy[1])).as(line)
                        .isCloseTo(Double.parseDouble(f[5]), within(6e-6));
            }
            count++;
        }
        assertThat(count).isEqualTo(175);
    }

    @Test
    void scaleOnTheCentralMeridianIsThatOfUtm() {
        Projection utm = Projection.of("EPSG:32638");
        double[] xy = utm.forward(45, 39);
        assertThat(xy[0]).isCloseTo(500_000, within(1e-6));
        assertThat(utm.scaleAt(xy[0], xy[1])).isCloseTo(0.9996, within(1e-9));
    }

    @Test
    void namesUtmZones() {
        assertThat(Projection.utmZoneOf(46.3, 38.9)).isEqualTo("EPSG:32638");
        assertThat(Projection.utmZoneOf(48, 38.9)).isEqualTo("EPSG:32639");
        assertThat(Projection.utmZoneOf(-70.6, -33.4)).isEqualTo("EPSG:32719");
        assertThat(Projection.utmZoneOf(-180, 0)).isEqualTo("EPSG:32601");
        assertThat(Projection.utmZoneOf(180, 1)).isEqualTo("EPSG:32660");
        assertThatThrownBy(() -> Projection.utmZoneOf(10, 88)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no UTM zone");
    }

    @Test
    void tellsKinds() {
        assertThat(Projection.of("epsg:4326").isGeographic()).isTrue();
        assertThat(Projection.of("EPSG:4326").isMetric()).isFalse();
        assertThat(Projection.of("EPSG:32638").isMetric()).isTrue();
        // California zone 2, in US survey feet.
        assertThat(Projection.of("EPSG:2226").isMetric()).isFalse();
        assertThat(Projection.of("EPSG:2226").isGeographic()).isFalse();
        assertThat(Projection.of("EPSG:4326").forward(46.25, 38.5)).containsExactly(new double[] {46.25, 38.5},
                within(1e-12));
    }

    @Test
    void refusesUnknownCodes() {
        for (String code : new String[] {"EPSG:99999", "UTM 38", "EPSG:1", "", "EPSG:32638; rm"}) {
            assertThatThrownBy(() -> Projection.of(code)).as(code).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("EPSG:32638");
        }
    }
}
