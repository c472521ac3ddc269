package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.audit.Finding;
import org.thalweg.standard.Mode;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.StudyRunner;
import org.thalweg.terrain.Projection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real line, opened in 1872 and drawn by the OpenStreetMap community in thirty ways: Feldkirch-Buchs between Tisis and the
 * Rhine, fitted and scored. Skipped where the data is absent.
 */
class FeldkirchBuchsTest {
    /** Published kilometre posts of the stations (line 303 01) and their platforms' middles in the data. */
    private static final double[][] POSTS = {
        {9.38, 9.5616695, 47.2117163}, {11.47, 9.5418, 47.20045}, {14.12, 9.5211705, 47.1813544}, {15.87, 9.5083, 47.1687}
    };

    @TempDir
    private Path dir;

    private Path folder;

    @BeforeEach
    void locate() {
        folder = LandXmlTest.shared().resolve("data/liechtenstein");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no data here");
    }

    /** The ways of the line itself, without sidings and platforms, in the order of the file. */
    private Path drawn() throws Exception {
        JsonNode all = Json.MAPPER.readTree(Files.readAllBytes(folder.resolve("liechtenstein_railways.geojson")));
        ObjectNode line = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = line.putArray("features");
        for (JsonNode feature : all.get("features")) {
            if (feature.path("properties").path("name").asString("").contains("Feldkirch")) {
                features.add(feature);
            }
        }
        assertThat(features.size()).isEqualTo(30);
        return Files.writeString(dir.resolve("line.geojson"), line.toString());
    }

    private Scenario scenario() throws Exception {
        Path file = dir.resolve("scenario.yaml");
        Files.writeString(file, """
                name: Feldkirch-Buchs
                crs: EPSG:32632
                terrain: {files: [N47E009.hgt]}
                gates:
                  feldkirch: {at: [9.5751089, 47.2245123]}
                  buchs: {at: [9.4885288, 47.1643814]}
                modes:
                  rail: {standard: rail-1435-100}
                costs: {preset: caucasus-2025}
                alternatives:
                  - {name: cheapest}
                """);
        Files.copy(folder.resolve("N47E009.hgt"), dir.resolve("N47E009.hgt"));
        return ScenarioReader.read(file);
    }

    @Test
    void isFittedToItsPublishedLength() throws Exception {
        GivenLine line = LineReader.read(drawn(), "EPSG:32632");
        assertThat(line.fit().orElseThrow().distance()).as("OSM's own wobble").isLessThan(1);
        assertThat(line.plan().elements().size()).as("about nine curves").isBetween(20, 50);
        Projection utm = Projection.of("EPSG:32632");
        double[] stations = new double[POSTS.length];
        for (int i = 0; i < POSTS.length; i++) {
            double[] at = utm.forward(POSTS[i][1], POSTS[i][2]);
            var foot = line.plan().project(at[0], at[1]);
            assertThat(Math.abs(foot.offset())).as("platform %d", i).isLessThan(30);
            stations[i] = foot.station();
        }
        double published = 1000 * (POSTS[3][0] - POSTS[0][0]);
        double scale = utm.scaleAt(line.plan().poseAt(0).x(), line.plan().poseAt(0).y());
        double measured = Math.abs(stations[3] - stations[0]) / scale;
        assertThat(measured).as("Schaanwald to Schaan-Vaduz").isCloseTo(published, within(0.01 * published));
        // A platform's middle may lie half its length from the post, which is given to 10 m.
        for (int i = 1; i < POSTS.length; i++) {
            double apart = 1000 * (POSTS[i][0] - POSTS[i - 1][0]);
            assertThat(Math.abs(stations[i] - stations[i - 1]) / scale).as("post %d", i).isCloseTo(apart, within(110.0));
        }
    }

    /** Lengths of the ways themselves, on the ellipsoid's radii of curvature, by this test's own formula. */
    @Test
    void isAsLongAsItsWays() throws Exception {
        Path file = drawn();
        double sum = 0;
        for (JsonNode feature : Json.MAPPER.readTree(Files.readAllBytes(file)).get("features")) {
            JsonNode c = feature.get("geometry").get("coordinates");
            for (int i = 1; i < c.size(); i++) {
                double lat = Math.toRadians(0.5 * (c.get(i).get(1).asDouble() + c.get(i - 1).get(1).asDouble()));
                double w = 1 - 0.00669437999 * Math.sin(lat) * Math.sin(lat);
                double north = 6378137 * (1 - 0.00669437999) / Math.pow(w, 1.5);
                double east = 6378137 / Math.sqrt(w) * Math.cos(lat);
                sum += Math.hypot(
                        east * Math.toRadians(c.get(i).get(0).asDouble() - c.get(i - 1).get(0).asDouble()),
                        north * Math.toRadians(c.get(i).get(1).asDouble() - c.get(i - 1).get(1).asDouble()));
            }
        }
        GivenLine line = LineReader.read(file, "EPSG:32632");
        Projection utm = Projection.of("EPSG:32632");
        double scale = utm.scaleAt(line.plan().poseAt(5000).x(), line.plan().poseAt(5000).y());
        assertThat(line.plan().length() / scale).isCloseTo(sum, within(2e-4 * sum));
    }

    @Test
    void isScoredAndItsBrokenRulesAreListed() throws Exception {
        Scenario scenario = scenario();
        GivenLine line = LineReader.read(drawn(), scenario.crs());
        StudyRunner.Scored scored = StudyRunner.score(scenario, Mode.RAIL, null, line);
        assertThat(scored.profiled()).isTrue();
        List<String> broken = new ArrayList<>();
        scored.line().audit().findings().stream().filter(f -> !f.ok()).map(Finding::rule).forEach(broken::add);
        // A line of 1872 signed for 90 to 100 km/h has curves of 360 to 430 m; the standard of 100 km/h asks for 500 m.
        assertThat(broken).contains("curve radius", "clothoid length").doesNotContain("grade", "start off its gate", "kink");
        Finding radius = scored.line().audit().findings().stream()
                .filter(f -> f.rule().equals("curve radius")).findFirst().orElseThrow();
        assertThat(radius.worst()).isBetween(340.0, 390.0);
        assertThat(scored.line().alignment().plan().length()).isCloseTo(line.plan().length(), within(1e-6));
        assertThat(scored.line().bill().total().doubleValue()).isBetween(15e6, 30e6);
    }
}
