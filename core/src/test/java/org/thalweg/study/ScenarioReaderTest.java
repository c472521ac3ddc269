package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.standard.Mode;
import org.thalweg.terrain.Projection;
import org.thalweg.territory.Border;
import org.thalweg.territory.Zone;

class ScenarioReaderTest {
    @TempDir
    Path folder;

    static Path crossing() throws URISyntaxException {
        return Path.of(ScenarioReaderTest.class.getResource("crossing/scenario.yaml").toURI()).getParent();
    }

    @BeforeEach
    void copy() throws Exception {
        copyTo(folder);
    }

    static void copyTo(Path folder) throws IOException, URISyntaxException {
        for (String name : List.of("scenario.yaml", "borders.geojson", "river.geojson")) {
            Files.copy(crossing().resolve(name), folder.resolve(name));
        }
    }

    @Test
    void readsAllOfAScenario() throws Exception {
        Scenario s = ScenarioReader.read(folder);
        assertThat(s.name()).isEqualTo("Test crossing");
        assertThat(s.crs()).isEqualTo("EPSG:32638");
        assertThat(s.currency()).isEqualTo("USD");
        assertThat(s.priceYear()).isEqualTo(2025);
        assertThat(s.seed()).isEqualTo(7);
        assertThat(s.terrain()).isInstanceOfSatisfying(TerrainSource.Formula.class, f -> {
            assertThat(f.name()).isEqualTo("flat");
            assertThat(f.parameters()).isEqualTo(Map.of("height", 500.0));
        });
        assertThat(s.modes().keySet()).containsExactly(Mode.ROAD, Mode.RAIL);
        ModePlan road = s.modes().get(Mode.ROAD);
        ModePlan rail = s.modes().get(Mode.RAIL);
        assertThat(road.from().name()).isEqualTo("west");
        assertThat(road.from().elevation()).isEmpty();
        assertThat(road.to().elevation()).hasValue(512.5);
        assertThat(road.to().heading().getAsDouble()).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(rail.from().place().getDimension()).isZero();
        assertThat(rail.to().place().getCoordinate().x).isEqualTo(464_000);
        assertThat(rail.standard().clothoids().radii()).containsExactly(400.0, 1000.0);
        assertThat(rail.standard().verticalCurveOffClothoid()).isFalse();
        assertThat(road.standard().maxTangent()).isInfinite();
        assertThat(rail.rates().tunnel()).isEqualTo(21_000);
        assertThat(rail.rates().escapeLength()).isInfinite();
        assertThat(s.alternatives()).extracting(AlternativeSpec::name).containsExactly("cheapest", "fastest", "set-back");
        assertThat(s.alternatives().get(1).weight("travel_time")).isEqualTo(0.4);
        assertThat(s.alternatives().get(2).reuse()).isTrue();
        assertThat(s.borders(s.alternatives().get(2)).get(0).setback()).isEqualTo(500);
    }

    @Test
    void zonesHoldForTheirModesAndHaveTheirAreas() {
        Scenario s = ScenarioReader.read(folder);
        List<Zone> road = s.modes().get(Mode.ROAD).zones();
        List<Zone> rail = s.modes().get(Mode.RAIL).zones();
        assertThat(road).extracting(Zone::name).containsExactly("river", "town", "reserve", "canal");
        assertThat(rail).extracting(Zone::name).containsExactly("river", "town", "reserve", "old bed", "canal");
        assertThat(road).extracting(Zone::rule)
                .containsExactly(Zone.Rule.BRIDGE, Zone.Rule.SURCHARGE, Zone.Rule.FORBIDDEN, Zone.Rule.OBSTACLE);
        assertThat(road).extracting(Zone::value).containsExactly(3.0, 60.0, 0.0, 6.0);
        assertThat(road.get(2).area().getArea()).isCloseTo(1e6, within(1e-3));
        assertThat(rail.get(3).area().getArea()).isCloseTo(8 * Math.hypot(10_000, 1_000), within(1e-3));
        // The river is 12 straight pieces; a canal of 0.07 degrees of latitude is 7.77 km long here.
        assertThat(road.get(3).area().getArea() / 12).isCloseTo(7_770, within(15.0));
    }

    @Test
    void theSharedBorderIsTheWholeRiverAndNothingElse() {
        Scenario s = ScenarioReader.read(folder);
        Border south = s.borders().get(0);
        Geometry river = s.modes().get(Mode.ROAD).zones().get(0).area();
        // Twelve reaches between corners 0.05 degrees of longitude and 0.004 of latitude apart; drawn 5 m apart by the
        // two sides. A reach's chord on the grid is shorter than its projected course by less than a centimetre.
        Projection utm = Projection.of("EPSG:32638");
        double length = 0;
        for (int i = 0; i < 12; i++) {
            double[] a = utm.forward(44 + 0.05 * i, i % 2 == 0 ? 39 : 39.004);
            double[] b = utm.forward(44 + 0.05 * (i + 1), i % 2 == 0 ? 39.004 : 39);
            length += Math.hypot(b[0] - a[0], b[1] - a[1]);
        }
        assertThat(south.line().getNumGeometries()).isEqualTo(1);
        assertThat(south.line().getLength()).isCloseTo(length, within(1.0));
        assertThat(river.buffer(1).covers(south.line())).isTrue();
        assertThat(south.waivedNearGates()).isEqualTo(2000);
        assertThat(s.territory().getArea()).isGreaterThan(1e9);
    }

    @Test
    void hashesAreThoseOfTheBytes() throws Exception {
        Scenario s = ScenarioReader.read(folder.resolve("scenario.yaml"));
        assertThat(s.hashes()).containsOnlyKeys("scenario.yaml", "borders.geojson", "river.geojson");
        for (String name : s.hashes().keySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name)));
            assertThat(s.hashes().get(name)).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void assumptionsNameSourcesAndWhatIsUnverified() {
        Scenario s = ScenarioReader.read(folder);
        assertThat(s.assumptions())
                .allSatisfy(a -> assertThat(a.source()).isNotBlank())
                .anySatisfy(a -> {
                    assertThat(a.topic()).isEqualTo("rail-1520-80 max_grade_permil");
                    assertThat(a.statement()).isEqualTo("20");
                    assertThat(a.verified()).isFalse();
                })
                .anySatisfy(a -> {
                    assertThat(a.topic()).isEqualTo("caucasus-2025 tunnel.rail.per_m");
                    assertThat(a.statement()).isEqualTo("21000");
                    assertThat(a.source()).isEqualTo("set by the scenario");
                })
                .anySatisfy(a -> assertThat(a.statement()).isEqualTo("Squares"));
    }

    @Test
    void defaultsAreFilledIn() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                name: Small
                terrain: {formula: flat}
                gates: {a: {at: [46.1, 38.9]}, b: {at: [46.2, 38.9]}}
                modes: {road: {standard: road-60-mountain}}
                costs: {preset: flat-test}
                """);
        Scenario s = ScenarioReader.read(folder.resolve("small.yaml"));
        assertThat(s.crs()).isEqualTo("EPSG:32638");
        assertThat((Object) s.territory()).isNull();
        assertThat(s.currency()).isEqualTo("XTS");
        assertThat(s.alternatives()).extracting(AlternativeSpec::name).containsExactly("cheapest");
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                flaw("seed: 7", "sead: 7", "line 9: sead is not known here: the nearest known key is seed."),
                flaw("name: Test crossing", "name: 2025", "line 1: name is 2025, but must be a name for readers, in quotes if it looks like a number."),
                flaw("name: Test crossing\n", "", "line 1: the file lacks name: add a name for readers, in quotes if it looks like a number."),
                flaw("crs: EPSG:32638", "crs: UTM38", "line 6: crs is 'UTM38', but must be a projected CRS such as EPSG:32638."),
                flaw("crs: EPSG:32638", "crs: EPSG:4326", "line 6: crs is EPSG:4326, which is not a projected CRS in metres: use, for example, EPSG:32638 for UTM 38N."),
                flaw("crs: EPSG:32638", "crs: EPSG:99999", "line 6: crs is EPSG:99999, which is not a known CRS: use, for example, EPSG:32638 for UTM 38N."),
                flaw("crs: EPSG:32638", "crs: EPSG:2225", "line 6: crs is EPSG:2225, which is not a projected CRS in metres: use, for example, EPSG:32638 for UTM 38N."),
                flaw("currency: USD", "currency: AMD", "line 7: currency is 'AMD', but the unit costs of caucasus-2025 are in USD, and nothing is converted: name the same currency."),
                flaw("price_year: 2025", "price_year: 2021", "line 8: price_year is 2021, but the unit costs of caucasus-2025 are of 2025, and nothing is converted: name the same year."),
                flaw("seed: 7", "seed: 7.5", "line 9: seed is 7.5, but must be a whole number."),
                flaw("seed: 7", "seed: 7\nseed: 8", "line 10: seed stands here a second time, after line 9: keep one of them."),
                flaw("terrain: {formula: flat, height: 500}", "terrain: {files: [gone.tif]}", "line 10: terrain.files[0] names the file 'gone.tif', which is not there: names are seen from the scenario's folder."),
                flaw("terrain: {formula: flat, height: 500}", "terrain: {formula: flat, height: high}", "line 10: terrain.height is 'high', but must be a number."),
                flaw("terrain: {formula: flat, height: 500}", "terrain: {files: [a.tif], model: b.yaml}", "line 10: terrain has files and model: keep one of them."),
                flaw("terrain: {formula: flat, height: 500}", "terrain: {height: 500}", "line 10: terrain lacks one of files, model, formula: add one of them."),
                flaw("terrain: {formula: flat, height: 500}", "terrain: {files: [a.tif], cell: 30}", "line 10: terrain.cell is not known here: the nearest known key is cell_m."),
                flaw("{isoA3: NOR}", "{isoA3: NRO}", "line 11: territory.where asks for features that borders.geojson does not have (isoA3 has NOR, OST, SUD): correct the value or the file."),
                flaw("{isoA3: NOR}", "{isoA4: NOR}", "line 11: territory.where asks for features that borders.geojson does not have (isoA4 has no values): correct the value or the file."),
                flaw("between: [NOR, SUD]", "between: [NOR, WES]", "line 13: borders.south.between[1] asks for features that borders.geojson does not have (isoA3 has NOR, OST, SUD): correct the value or the file."),
                flaw("setback_m: 100", "setback_m: -1", "line 13: borders.south.setback_m is -1, but must be a number of metres, not below 0."),
                flaw("setback_m: 100", "setback_m: .nan", "line 13: borders.south.setback_m is '.nan', but must be a number of metres, not below 0."),
                flaw("setback_m: 100", "setback_m: 1e999", "line 13: borders.south.setback_m is '1e999', but must be a number of metres, not below 0."),
                flaw("setback_m: 100, waived_near_gates_m: 2000", "setback_m: 100000", "line 24: gates.west lies in the set-back of 100000 m from border south (alternative cheapest): set waived_near_gates_m of that border."),
                flaw("rule: surcharge", "rule: forbiden", "line 17: zones[1].rule is 'forbiden', but must be one of forbidden, surcharge, bridge, obstacle, reuse."),
                flaw(", per_m2: 60", "", "line 17: zones[1] lacks per_m2: add it."),
                flaw("per_m2: 60", "per_m2: -60", "line 17: zones[1].per_m2 is -60, but must be a price, not below 0."),
                flaw("per_m2: 60", "per_m2: 60, freeboard_m: 1", "line 17: zones[1].freeboard_m does not belong here: remove it."),
                flaw("file: river.geojson, width_m: 30,", "file: river.geojson,", "line 16: zones[0] is drawn by lines or points, which have no area: add width_m."),
                flaw("[[44.45, 39.05], [44.46, 39.05], [44.46, 39.06]]", "[[39.05, 44.45], [39.05, 44.46], [39.06, 44.46]]", "line 17: zones[1].polygon lies more than 4 degrees from the gates: check the order [longitude, latitude]."),
                flaw("[[44.45, 39.05], [44.46, 39.05], [44.46, 39.06]]", "[[44.45, 39.05], [44.46, 139.05], [44.46, 39.06]]", "line 17: zones[1].polygon[1][1] is 139.05, but must be a latitude from -90 to 90 degrees."),
                flaw("    rule: forbidden", "    rule: forbidden\n    file: river.geojson", "line 18: zones[2] has file and polygon_grid: keep one of them."),
                flaw("  east: {at: [44.6, 39.05], elevation: 512.5, heading_deg: 90}\n", "", "line 23: gates has 1 entries, but must be a map of exactly two gates by name, the first one where the line begins."),
                flaw("at: [44.6, 39.05]", "at: [44.65, 39.05]", "line 25: gates.east lies 4327 m outside the territory: move it onto the territory or its border."),
                flaw("at: [44.6, 39.05]", "at: [44.6]", "line 25: gates.east.at is [44.6], but must be a pair [longitude, latitude] in degrees."),
                flaw("elevation: 512.5", "elevation: sea", "line 25: gates.east.elevation is 'sea', but must be ground, or metres above sea level from -500 to 9000."),
                flaw("west: {at: [44.0, 39.05]}", "west: {at_grid: [464000, 4322000]}", "line 31: modes.rail.gates has gates that meet: a line needs two different places."),
                flaw("standard: road-80-mountain", "standard: road-80", "line 27: modes.road.standard is 'road-80', which is no known standard: the nearest is rail-1520-80."),
                flaw("standard: road-80-mountain", "standard: rail-1520-80", "line 27: modes.road.standard is 'rail-1520-80', a standard for rail: choose one for road."),
                flaw("width_m: 11.1, ", "width: 11.1, ", "line 27: modes.road.overrides.width is not known here: the nearest known key is width_m."),
                flaw("width_m: 11.1, ", "width_m: 0, ", "line 27: modes.road.overrides.width_m is 0, but width_m must be a number greater than 0."),
                flaw("clothoid_radii_m: [400, 1000]", "clothoid_radii_m: [1000, 400]", "line 28: modes.rail contradicts itself: clothoid table row 2 is out of order or not positive: correct its overrides."),
                flaw("preset: caucasus-2025", "preset: caucasus", "line 34: costs.preset is 'caucasus', which is no known preset of unit costs: the nearest is caucasus-2025."),
                flaw("tunnel.rail.per_m: 21000", "tunnel.rail.perm: 21000", "line 34: costs.overrides.tunnel.rail.perm is not known here: the nearest known key is tunnel.rail.per_m."),
                flaw("tunnel.rail.per_m: 21000", "tunnel.rail.per_m: -1", "line 34: costs.overrides.tunnel.rail.per_m is -1, but must be a price or a length, not below 0, or none."),
                flaw("tunnel.rail.per_m: 21000", "tunnel.rail.per_m: NaN", "line 34: costs.overrides.tunnel.rail.per_m is 'NaN', but must be a price or a length, not below 0, or none."),
                flaw("tunnel.rail.per_m: 21000", "tunnel.rail.per_m: none", "line 34: costs.overrides.tunnel.rail.per_m is 'none', but tunnel.rail.per_m must be a number not below 0."),
                flaw("{travel_time: 0.4}", "{travel_tme: 0.4}", "line 37: alternatives[1].weights.travel_tme is not known here: the nearest known key is travel_time."),
                flaw("borders: {south: {setback_m: 500}}", "borders: {sooth: {setback_m: 500}}", "line 38: alternatives[2].borders.sooth is no border of this scenario: the nearest is south."),
                flaw("name: fastest", "name: cheapest", "line 37: alternatives[1].name is 'cheapest', as that of an earlier alternative: give each its own name."),
                flaw("name: fastest", "name: Fastest!", "line 37: alternatives[1].name is 'Fastest!', but must be a name made of a-z, 0-9 and -."),
                flaw("  - Made up for tests.", "  - &a Made up for tests.\n  - *a", "line 5: notes[1] is an alias, but aliases are not read: write the value out."),
                flaw("seed: 7", "seed: [7", "line 10: this is not YAML"),
                flaw("seed: 7", "\tseed: 7", "line 9: this is not YAML"));
    }

    private static Arguments flaw(String good, String bad, String sentence) {
        return Arguments.of(good, bad, sentence);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void flawsAreNamedInOneSentence(String good, String bad, String sentence) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replace(good, bad));
        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(BadInput.class)
                .message()
                .startsWith("scenario.yaml, " + sentence)
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void aForbiddenZoneOverAGateIsRefused() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("[[445000, 4325000], [446000, 4325000], [446000, 4326000], [445000, 4326000]]",
                                "[[463000, 4321000], [467000, 4321000], [467000, 4325000], [463000, 4325000]]"));
        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage("scenario.yaml, line 25: gates.east lies in the forbidden zone 'reserve': move the gate or cut the zone.");
    }

    @ParameterizedTest
    @MethodSource("badGeoJson")
    void badGeoJsonIsRefused(String content, String sentence) throws IOException {
        Files.writeString(folder.resolve("river.geojson"), content);
        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(BadInput.class)
                .message()
                .startsWith(sentence);
    }

    static Stream<Arguments> badGeoJson() {
        String nested = "[".repeat(5000) + "]".repeat(5000);
        return Stream.of(
                Arguments.of("", "river.geojson"),
                Arguments.of("{\"type\": \"Feature\"", "river.geojson, line 1: this is not JSON"),
                Arguments.of("{\"type\":\"LineString\",\"coordinates\":" + nested + "}", "river.geojson, line 1: this is not JSON"),
                Arguments.of("[]", "river.geojson: this is not a GeoJSON object"),
                Arguments.of("{\"type\":\"Circle\"}", "river.geojson: 'Circle' is no GeoJSON geometry"),
                Arguments.of("{\"type\":\"LineString\",\"coordinates\":[[44,39]]}", "river.geojson: a line has fewer than 2 positions"),
                Arguments.of("{\"type\":\"LineString\",\"coordinates\":[[500000,4300000],[500001,4300000]]}", "river.geojson: the position [500000.0, 4300000.0] is not [longitude, latitude] in degrees"),
                Arguments.of("{\"type\":\"LineString\",\"coordinates\":[[\"a\",39],[44,39]]}", "river.geojson: a position is not [longitude, latitude]"),
                Arguments.of("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[44,39],[44,39]]]}}]}", "river.geojson, feature 1: a line has fewer than 3 positions"),
                Arguments.of("{\"type\":\"FeatureCollection\",\"features\":[]}", "scenario.yaml, line 16: zones[0].file asks for features that river.geojson does not have"),
                Arguments.of("{\"type\":\"LineString\",\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32638\"}},\"coordinates\":[[44,39],[44.1,39]]}", "river.geojson: its coordinates are in urn:ogc:def:crs:EPSG::32638"));
    }

    @Test
    void bombsAreRefusedQuickly() throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            for (int k = 0; k < 9; k++) {
                laughs.append(k > 0 ? ", " : "").append("*a").append(i - 1);
            }
            laughs.append("]\n");
        }
        refuse(laughs.toString(), "alias");
        refuse("a: " + "[".repeat(100_000), "scenario.yaml");
        refuse("{a: ".repeat(10_000), "scenario.yaml");
        refuse("a: [" + "1,".repeat(500_000) + "1]", "more than 400000 values");
        refuse("name: " + "x".repeat(YamlFile.MAX_BYTES), "more than 4194304 bytes");
        refuse("a: 1" + "0".repeat(100_000), "scenario.yaml");
        refuse("", "scenario.yaml is empty");
        refuse("---\nname: a\n---\nname: b\n", "second document");
        refuse("- 1\n- 2\n", "the file is [1, 2], but must be a map");
        Files.write(folder.resolve("scenario.yaml"), new byte[] {'n', ':', ' ', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> ScenarioReader.read(folder)).isInstanceOf(BadInput.class).hasMessageContaining("UTF-8");
    }

    private void refuse(String yaml, String words) throws IOException {
        Files.write(folder.resolve("scenario.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ScenarioReader.read(folder)).isInstanceOf(BadInput.class).hasMessageContaining(words);
    }

    @Test
    void missingFilesAreNamed() {
        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve(".").getParent().getParent()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no scenario.yaml");
    }
}
