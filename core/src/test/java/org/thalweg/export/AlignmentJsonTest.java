package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.alignment.Alignment;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.study.Alternative;
import org.thalweg.study.BadInput;
import org.thalweg.study.Line;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;

/** alignment.json and its schema: what is written is read back, and what is not a line is refused. */
class AlignmentJsonTest {
    private static Study study;

    @TempDir
    Path dir;

    @BeforeAll
    static void make() {
        study = SyntheticStudy.of(120, 3);
    }

    private static String text(Mode mode) {
        return AlignmentJson.text(study.alternatives().get(0).lines().get(mode), "EPSG:32638");
    }

    @Test
    void readsBackTheSameLine() throws Exception {
        for (Alternative alternative : study.alternatives()) {
            for (Line line : alternative.lines().values()) {
                Path file = dir.resolve("alignment.json");
                AlignmentJson.write(file, line, "EPSG:32638");
                AlignmentFile read = AlignmentJson.read(file);
                assertThat(read.mode()).isEqualTo(line.standard().mode());
                assertThat(read.standard()).isEqualTo(line.standard().id());
                assertThat(read.crs()).isEqualTo("EPSG:32638");
                requireSame(line.alignment(), read.alignment());
            }
        }
    }

    /** 1e-9 m is about the spacing of doubles at a northing of 4 300 km, so twice that is allowed to coordinates. */
    private static void requireSame(Alignment a, Alignment b) {
        assertThat(b.length()).isCloseTo(a.length(), org.assertj.core.data.Offset.offset(1e-9 * a.plan().elements().size()));
        assertThat(b.plan().elements()).hasSameSizeAs(a.plan().elements());
        for (int i = 0; i < a.plan().elements().size(); i++) {
            var p = a.plan().elements().get(i);
            var q = b.plan().elements().get(i);
            assertThat(q.kind()).isEqualTo(p.kind());
            Pose pe = p.end();
            Pose qe = q.end();
            assertThat(Math.max(Math.abs(pe.x() - qe.x()), Math.abs(pe.y() - qe.y()))).isLessThan(2e-9);
            assertThat(Math.abs(Math.IEEEremainder(pe.heading() - qe.heading(), 2 * Math.PI)))
                    .as("half a nanometre of length at a radius of 125 m").isLessThan(0.5e-9 / 125);
            assertThat(q.startCurvature()).isCloseTo(p.startCurvature(), org.assertj.core.data.Offset.offset(1e-15));
        }
        for (double s = 0; s < a.length(); s += 97) {
            assertThat(b.profile().elevationAt(s))
                    .isCloseTo(a.profile().elevationAt(s), org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat(b.structures()).hasSameSizeAs(a.structures());
    }

    @Test
    void keepsItsSchema() throws Exception {
        Schema schema = Schemas.of("alignment.schema.json");
        for (Mode mode : Mode.values()) {
            assertThat(schema.validate(text(mode), InputFormat.JSON)).isEmpty();
        }
        assertThat(schema.validate(text(Mode.ROAD).replace("\"kind\": \"arc\"", "\"kind\": \"bend\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(text(Mode.RAIL).replace("\"cant\"", "\"tilt\""), InputFormat.JSON)).isNotEmpty();
    }

    /** Linear between its points, the cant is that of every row of the sampled line. */
    @Test
    void cantOverStationsIsThatOfTheRows() {
        Line line = study.alternatives().get(0).lines().get(Mode.RAIL);
        JsonNode cant = Json.MAPPER.readTree(text(Mode.RAIL)).get("cant");
        assertThat(cant.size()).isLessThan(line.alignment().plan().elements().size() * 2 + 4);
        int k = 0;
        for (int i = 0; i < line.stations().rows(); i++) {
            double s = line.stations().station()[i];
            while (k + 2 < cant.size() && cant.get(k + 1).get("station_m").doubleValue() <= s + 1e-9) {
                k++;
            }
            double s0 = cant.get(k).get("station_m").doubleValue();
            double s1 = cant.get(k + 1).get("station_m").doubleValue();
            double c0 = cant.get(k).get("cant_mm").doubleValue();
            double c1 = cant.get(k + 1).get("cant_mm").doubleValue();
            double at = c0 + (c1 - c0) * (s - s0) / Math.max(1e-9, s1 - s0);
            // Stations carry 4 decimals: 0.05 mm at 2 mm of cant a metre.
            assertThat(at).as("station %s", s).isCloseTo(1000 * line.stations().cant()[i], org.assertj.core.data.Offset.offset(1e-3));
        }
    }

    @Test
    void refusesWhatIsNotALine() throws Exception {
        String good = text(Mode.ROAD);
        refuse("", "not JSON|must be a JSON object");
        refuse("[1, 2]", "must be a JSON object");
        refuse(good.substring(0, good.length() / 2), "not JSON");
        refuse(good.replaceFirst("\"length_m\": [0-9.]+,\n *\"start_easting", "\"start_easting"), "horizontal\\[0\\].length_m is missing");
        refuse(good.replaceFirst("\"start_heading_deg\": [0-9.]+", "\"start_heading_deg\": \"north\""), "must be a finite number");
        refuse(good.replaceFirst("\"start_heading_deg\": [0-9.]+", "\"start_heading_deg\": 1e999"), "finite|not JSON");
        refuse(good.replace("\"mode\": \"road\"", "\"mode\": \"canal\""), "must be one of road, rail");
        refuse(good.replaceFirst("\"start_easting_m\": 5", "\"start_easting_m\": 6"), "starts .* off the end|element");
        refuse("{\"type\": \"LineString\", \"coordinates\": []}", "fewer than two positions");
        refuse("<?xml version=\"1.0\"?><LandXML/>", "no Alignment");
        assertThatThrownBy(() -> LineReader.read(dir.resolve("none.json"), "EPSG:32638")).isInstanceOf(BadInput.class)
                .hasMessageContaining("no such file");
    }

    private void refuse(String text, String sentence) throws Exception {
        Path file = Files.writeString(dir.resolve("bad.json"), text);
        assertThatThrownBy(() -> LineReader.read(file, "EPSG:32638"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file.toString())
                .message().containsPattern(sentence);
    }

    /** Bytes changed, cut or doubled at random give a line or a refusal, never another exception. */
    @Test
    void survivesDamage() {
        byte[] good = text(Mode.RAIL).getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bad = java.util.Arrays.copyOf(good, seed % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int k = random.nextInt(6); k >= 0 && bad.length > 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) "0123456789-eE.,:{}[]\"nulx\u0000".charAt(random.nextInt(26));
            }
            assertThatCode(() -> {
                try {
                    AlignmentJsonReader.parse("damaged.json", bad);
                } catch (BadInput refused) {
                    assertThat(refused.getMessage()).startsWith("damaged.json");
                }
            }).as("seed %d", seed).doesNotThrowAnyException();
        }
    }
}
