package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.export.TradeFiles;
import org.thalweg.report.TradePage;
import org.thalweg.standard.Mode;

/** The price of a set-back on a plain, where the taut string tells it; what cannot be met; the files. */
class TradeRunnerTest {
    private static final Path FOLDER = Path.of("..", "examples", "a13-setback");

    private static TradeRunner.Result setbacks;

    @TempDir
    private Path temp;

    private static TradeRunner.Result run(String condition, int threads) {
        return TradeRunner.run(ScenarioReader.read(FOLDER), TradeCondition.parse(condition), null, threads, Progress.SILENT);
    }

    @BeforeAll
    static void plan() {
        setbacks = run("setback=700,0,200,1500", 2);
    }

    private static TradePoint at(String value) {
        return setbacks.trade().points().stream().filter(p -> p.value().equals(value)).findFirst().orElseThrow();
    }

    /**
     * A taut string over what stands in the road's way, seen from the gate: the corner of the strip where the waiver of
     * 1500 m round the gate ends, and the village's corner 2900 m on and 200 m up; then level to the middle of 6000 m. By
     * symmetry twice that. The axis keeps half the platform (5.55 m) off.
     */
    private static double tautString(double setback, double off) {
        double rise = setback + off - 100;
        double corner = rise > 0 ? Math.sqrt(1500 * 1500 - rise * rise) : 1500;
        double top = Math.max(rise, 200 + off);
        // The strip's corner counts where it stands above the string from the gate to what is highest.
        boolean strip = rise > 0 && rise > top * corner / 2900;
        if (!strip) {
            return 2 * (Math.hypot(2900, top) + 100);
        }
        return rise >= 200 + off
                ? 2 * (Math.hypot(corner, rise) + 3000 - corner)
                : 2 * (Math.hypot(corner, rise) + Math.hypot(2900 - corner, top - rise) + 100);
    }

    @Test
    void theRoadIsATautStringOverTheSetback() {
        for (String value : List.of("0", "200", "700")) {
            double length = at(value).lines().get(Mode.ROAD).alignment().length();
            assertThat(length).as("set-back " + value).isGreaterThan(tautString(Double.parseDouble(value), 0) - 1e-6);
            // A clothoid and an arc in each of the four bends, as in A03: 0.1 % there, in one bend.
            assertThat(length).as("set-back " + value).isLessThan(1.002 * tautString(Double.parseDouble(value), 5.55));
            assertThat(at(value).met()).isTrue();
            assertThat(at(value).lines().get(Mode.RAIL).alignment().length()).isCloseTo(6000, within(1e-3));
        }
        assertThat(tautString(0, 0)).isCloseTo(6013.78, within(0.01));
        assertThat(tautString(400, 0)).isCloseTo(6060.61, within(0.01));
    }

    /** A metre costs 1000 + 2 x 11.1 for the road and 1015.2 for the railway: the price of a set-back is that of the detour. */
    @Test
    void costIsLengthTimesPriceAndNeverFallsWithTheSetback() {
        double last = 0;
        for (String value : List.of("0", "200", "700")) {
            double length = at(value).lines().get(Mode.ROAD).alignment().length();
            assertThat(at(value).lines().get(Mode.ROAD).bill().total().doubleValue()).isCloseTo(1022.2 * length, within(1.0));
            assertThat(at(value).cost()).isGreaterThanOrEqualTo(last);
            last = at(value).cost();
        }
        // The village holds the road 300 m off in any case: the first 200 m of set-back are free.
        assertThat(at("200").cost()).isEqualTo(at("0").cost());
    }

    @Test
    void whatCannotBeMetIsAFindingWithItsLimit() {
        TradePoint none = at("1500");
        assertThat(none.met()).isFalse();
        assertThat(none.lines()).isEmpty();
        assertThat(none.limit()).contains("territory, set-backs and forbidden zones leave no way through");
        assertThat(setbacks.trade().notes()).anyMatch(n -> n.startsWith("setback 1500 cannot be met.") && n.contains("this condition binds"));
    }

    /** Observers to 300 m beyond the border see 1 km: of a line 700 m off all, of one 1000 m off nothing. */
    @Test
    void exposureIsThatOfThePlain() {
        assertThat(at("700").exposure().get(Mode.ROAD).exposures().get(0).shareSeen()).isCloseTo(1, within(0.01));
        assertThat(at("200").exposure().get(Mode.ROAD).distances().get(0).shareUnder(1000)).isEqualTo(1);
        assertThat(at("700").exposure().get(Mode.ROAD).distances().get(0).shareUnder(600))
                .isLessThan(at("200").exposure().get(Mode.ROAD).distances().get(0).shareUnder(600));
    }

    @Test
    void theScenariosOwnValueIsTheBase() {
        Trade trade = setbacks.trade();
        assertThat(trade.given()).isEqualTo("0");
        assertThat(trade.points().get(trade.base().orElseThrow()).value()).isEqualTo("0");
        assertThat(TradePage.sentences(trade)).hasSize(2).anyMatch(s -> s.startsWith("200 m instead of 0 m: no change of cost"))
                .anyMatch(s -> s.startsWith("700 m instead of 0 m:") && s.contains("dearer"));
    }

    @Test
    void filesKeepTheirSchemaAndDoNotDependOnThreads() throws IOException {
        Path one = temp.resolve("one");
        Path two = temp.resolve("two");
        TradeFiles.write(run("setback=0,1500", 1).trade(), one, TradePage::render, setbacks.seconds());
        TradeFiles.write(run("setback=0,1500", 3).trade(), two, TradePage::render, setbacks.seconds());
        TradeFiles.write(setbacks.trade(), temp.resolve("three"), TradePage::render, setbacks.seconds());
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && !f.endsWith("timing.json")).toList()) {
                assertThat(two.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(TradeFiles.class.getResourceAsStream("trade.schema.json"), InputFormat.JSON);
        for (Path folder : List.of(one, temp.resolve("three"))) {
            assertThat(schema.validate(Files.readString(folder.resolve("trade.json")), InputFormat.JSON)).isEmpty();
        }
        assertThat(one.resolve("0/rail/alignment.json")).exists();
        assertThat(temp.resolve("three/1500")).doesNotExist();
        String page = Files.readString(temp.resolve("three/trade.html"));
        assertThat(page).contains("Set-back from border south, m", "no line", "% of length").doesNotContain("<script", "http-equiv", "src=");
    }
}
