package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.alignment.Alignment;
import org.thalweg.geometry.Pose;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;
import org.thalweg.terrain.Projection;

/** Drawn lines: degrees and grids, heights, parts in any order, and what is no line. */
class GeoJsonLineTest {
    private static final String CRS = "EPSG:32638";

    @TempDir
    private Path dir;

    private GivenLine read(String text) throws Exception {
        return LineReader.read(Files.writeString(dir.resolve("line.geojson"), text), CRS, 0.2);
    }

    /** Positions of a line every 20 m: on the grid, or in degrees with heights. */
    private static List<String> positions(Alignment line, boolean degrees) {
        Projection projection = Projection.of(CRS);
        List<String> out = new ArrayList<>();
        int n = (int) (line.length() / 20);
        for (int i = 0; i <= n; i++) {
            double s = line.length() * i / n;
            Pose p = line.plan().poseAt(s);
            double[] at = degrees ? projection.inverse(p.x(), p.y()) : new double[] {p.x(), p.y()};
            String z = degrees ? ", " + Decimal.fixed(line.profile().elevationAt(s), 3) : "";
            out.add("[" + Decimal.fixed(at[0], 9) + ", " + Decimal.fixed(at[1], 9) + z + "]");
        }
        return out;
    }

    private static double apart(Alignment line, GivenLine read) {
        double worst = 0;
        for (double s = 0; s <= line.length(); s += 10) {
            Pose p = line.plan().poseAt(s);
            worst = Math.max(worst, Math.abs(read.plan().project(p.x(), p.y()).offset()));
        }
        return worst;
    }

    @Test
    void aLineInDegreesWithHeightsComesBack() throws Exception {
        Alignment line = LandXmlTest.line(7);
        GivenLine read = read("{\"type\": \"LineString\", \"coordinates\": " + positions(line, true) + "}");
        assertThat(apart(line, read)).isLessThan(0.2 + 20 * 20 / (8 * 200.0));
        assertThat(read.fit().orElseThrow().distance()).isLessThanOrEqualTo(0.2);
        assertThat(read.fit().orElseThrow().height()).isLessThanOrEqualTo(0.2);
        assertThat(read.crs()).contains(CRS);
        double stretch = read.plan().length() / line.length();
        for (double s = 0; s <= line.length(); s += 10) {
            assertThat(read.profile().orElseThrow().elevationAt(s * stretch))
                    .isCloseTo(line.profile().elevationAt(s), within(0.5));
        }
    }

    @Test
    void aLineOnTheGridOrAnotherIsTheSame() throws Exception {
        Alignment line = LandXmlTest.line(3);
        String grid = "{\"type\": \"Feature\", \"properties\": null, \"crs\": {}, \"geometry\": {\"type\": \"LineString\","
                + " \"coordinates\": " + positions(line, false) + "}}";
        String crs = "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::32638\"}}";
        GivenLine read = read(grid.replace("\"crs\": {}", crs));
        assertThat(read.profile()).isEmpty();
        assertThat(read.fit().orElseThrow().height()).isNaN();
        assertThat(apart(line, read)).isLessThan(0.2 + 20 * 20 / (8 * 200.0));
        assertThatThrownBy(() -> read(grid)).hasMessageContaining("not longitude and latitude in degrees");
    }

    @Test
    void partsAreJoinedInAnyOrder() throws Exception {
        Alignment line = LandXmlTest.line(11);
        List<String> all = positions(line, true);
        List<String> features = new ArrayList<>();
        Random random = new Random(5);
        for (int from = 0; from < all.size() - 1; ) {
            int to = Math.min(all.size() - 1, from + 1 + random.nextInt(20));
            List<String> part = new ArrayList<>(all.subList(from, to + 1));
            if (!features.isEmpty() && random.nextBoolean()) {
                Collections.reverse(part);
            }
            features.add("{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"LineString\","
                    + " \"coordinates\": " + part + "}}");
            from = to;
        }
        String first = features.remove(0);
        Collections.shuffle(features, random);
        features.add(0, first);
        features.add("{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [45, 39]}}");
        GivenLine read = read("{\"type\": \"FeatureCollection\", \"features\": " + features + "}");
        assertThat(read.fit().orElseThrow().points()).isEqualTo(all.size());
        assertThat(apart(line, read)).isLessThan(0.2 + 20 * 20 / (8 * 200.0));
        Pose start = read.plan().poseAt(0);
        assertThat(Math.hypot(start.x() - line.plan().poseAt(0).x(), start.y() - line.plan().poseAt(0).y()))
                .as("it begins where the first part does").isLessThan(1);
        features.remove(3);
        assertThatThrownBy(() -> read("{\"type\": \"FeatureCollection\", \"features\": " + features + "}"))
                .isInstanceOf(BadInput.class).hasMessageContaining("do not join");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'type': 'LineString', 'coordinates': []} | fewer than two positions",
        "{'type': 'LineString', 'coordinates': [[45, 39]]} | fewer than two positions",
        "{'type': 'LineString', 'coordinates': [[45, 39], [45, 39]]} | fewer than two different points",
        "{'type': 'LineString', 'coordinates': [[45, 39], [45.1, null]]} | position 2: it is not [longitude, latitude]",
        "{'type': 'LineString', 'coordinates': [[45, 39], [45.1, 1e999]]} | finite",
        "{'type': 'LineString', 'coordinates': [[45, 39], [45.1, NaN]]} | not JSON",
        "{'type': 'LineString', 'coordinates': [[45, 39, 5], [45.1, 39]]} | only 1 of 2 positions have an elevation",
        "{'type': 'LineString', 'coordinates': [[45, 39, 5], [45.1, 39, 1e300]]} | elevation is",
        "{'type': 'LineString', 'coordinates': [[45, 39], [195, 39]]} | not longitude and latitude",
        "{'type': 'LineString', 'coordinates': [[-45, 0], [-45.1, 0]]} | check the order",
        "{'type': 'Point', 'coordinates': [45, 39]} | no LineString",
        "{'type': 'Road', 'coordinates': [[45, 39]]} | 'Road', which is no GeoJSON",
        "{'type': 'FeatureCollection', 'features': []} | no LineString",
        "{'type': 'LineString', 'crs': {'properties': {'name': 'EPSG:9'}}, 'coordinates': [[45, 39], [46, 39]]} | not known",
        "{'type': 'LineString', 'coordinates': [[45, 39], [45.1 | not JSON"
    })
    void refusesWhatIsNoLine(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('\'', '"')))
                .isInstanceOf(BadInput.class)
                .message().startsWith(dir.resolve("line.geojson").toString()).contains(sentence).doesNotContain("\n");
    }

    @Test
    void refusesAbsurdCounts() {
        String many = "[45, 39], ".repeat(GeoJsonLine.MOST_POINTS) + "[45, 39]";
        assertThatThrownBy(() -> read("{\"type\": \"LineString\", \"coordinates\": [" + many + "]}"))
                .isInstanceOf(BadInput.class).hasMessageContaining("more than 10000 positions");
        String deep = "{\"type\": \"GeometryCollection\", \"geometries\": [".repeat(2000) + "]}".repeat(2000);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(BadInput.class).hasMessageContaining("not JSON");
    }
}
