package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Mode;
import org.thalweg.study.BadInput;
import org.thalweg.study.Line;
import org.thalweg.study.SyntheticStudy;

/** stations.csv: exact columns, exact sums, and back. */
class StationsCsvTest {
    @TempDir
    Path dir;

    private static Line line() {
        return SyntheticStudy.of(240, 1).alternatives().get(0).lines().get(Mode.RAIL);
    }

    @Test
    void keepsTheContract() {
        Line line = line();
        String text = StationsCsv.text(line.stations(), line.bill().total());
        assertThat(text).doesNotContain("\r").endsWith("\n");
        String[] lines = text.split("\n");
        assertThat(lines[0]).isEqualTo("station_m,easting_m,northing_m,elevation_m,ground_m,heading_deg,curvature_per_m,"
                + "grade,cant_mm,speed_kmh,width_m,structure,cut_m3,fill_m3,tunnel_m3,land_m2,cost");
        assertThat(lines).hasSize(line.stations().rows() + 1);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i]).matches("\\d+\\.\\d{4},\\d+\\.\\d{4},\\d+\\.\\d{4},-?\\d+\\.\\d{4},(-?\\d+\\.\\d{4})?,\\d+\\.\\d{7},"
                    + "-?\\d\\.\\d{9},-?\\d\\.\\d{7},\\d+\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d+,(earthwork|bridge|tunnel|wall),"
                    + "\\d+\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d{2}");
            assertThat(lines[i]).doesNotContain("-0.0000000,");
            assertThat(Double.parseDouble(lines[i].split(",")[5])).isLessThan(360);
            sum = sum.add(new BigDecimal(lines[i].substring(lines[i].lastIndexOf(',') + 1)));
        }
        assertThat(sum).isEqualByComparingTo(line.bill().total());
        assertThat(lines[lines.length - 1]).endsWith(",0.000,0.000,0.000,0.000,0.00");
    }

    @Test
    void readsBack() throws Exception {
        Line line = line();
        StationTable a = line.stations();
        a.ground()[3] = Double.NaN;
        Path file = dir.resolve("stations.csv");
        StationsCsv.write(file, a, line.bill().total());
        StationTable b = StationsCsv.read(file);
        assertThat(b.station()).containsExactly(a.station(), offset(0.5001e-4));
        assertThat(b.y()).containsExactly(a.y(), offset(0.5001e-4));
        assertThat(b.ground()[3]).isNaN();
        assertThat(b.heading()).containsExactly(a.heading(), offset(Math.toRadians(0.5001e-7)));
        assertThat(b.curvature()).containsExactly(a.curvature(), offset(0.5001e-9));
        assertThat(b.cant()).containsExactly(a.cant(), offset(0.5001e-5));
        assertThat(b.structure()).isEqualTo(a.structure());
        assertThat(Arrays.stream(b.cost()).sum()).isCloseTo(line.bill().total().doubleValue(), offset(1e-3));
    }

    @Test
    void refusesDamage() throws Exception {
        Line line = line();
        String good = StationsCsv.text(line.stations(), line.bill().total());
        refuse(good.replaceFirst("station_m", "chainage"), "line 1 must be the header");
        refuse(good.replaceFirst(",(earthwork|tunnel|bridge|wall),", ",ferry,"), "line 2, structure 'ferry'");
        refuse(good.replaceFirst("\n0\\.0000,", "\nNaN,"), "line 2, station_m 'NaN'");
        refuse(good.replaceFirst("\n0\\.0000,", "\n"), "line 2 has 16 fields");
    }

    private void refuse(String text, String sentence) throws Exception {
        Path file = Files.writeString(dir.resolve("bad.csv"), text);
        assertThatThrownBy(() -> StationsCsv.read(file)).isInstanceOf(BadInput.class).hasMessageContaining(sentence);
    }

    /** Whatever the rows, the cents add up, none is off by more than a cent, and the last row stays 0. */
    @Test
    void centsAddUp() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double[] cost = random.doubles(2 + random.nextInt(400), 0, 1 + random.nextInt(1_000_000)).toArray();
            cost[cost.length - 1] = 0;
            BigDecimal total = new BigDecimal(Arrays.stream(cost).sum()).setScale(2, RoundingMode.HALF_UP);
            long[] cents = Cents.share(cost, total);
            assertThat(BigDecimal.valueOf(Arrays.stream(cents).sum(), 2)).as("seed %d", seed).isEqualByComparingTo(total);
            assertThat(cents[cents.length - 1]).isZero();
            for (int i = 0; i < cost.length; i++) {
                assertThat(cents[i] / 100.0).as("seed %d row %d", seed, i).isCloseTo(cost[i], offset(0.0100001));
            }
        }
        assertThatThrownBy(() -> Cents.share(new double[] {1, 2, 0}, new BigDecimal("4.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decimalsAreThoseOfBigDecimal() {
        Random random = new Random(7);
        for (int k = 0; k < 20_000; k++) {
            int decimals = random.nextInt(10);
            double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(9));
            String text = Decimal.fixed(value, decimals);
            assertThat(text).doesNotMatch("-0(\\.0*)?").matches(decimals == 0 ? "-?\\d+" : "-?\\d+\\.\\d{" + decimals + "}");
            BigDecimal off = new BigDecimal(text).subtract(new BigDecimal(value)).abs();
            // Half a unit; near a tie the scaled value may round the other way by its own last bit.
            BigDecimal most = new BigDecimal("0.5").movePointLeft(decimals).add(new BigDecimal(Math.ulp(value)));
            assertThat(off).as("%s to %d", value, decimals).isLessThanOrEqualTo(most);
        }
        assertThat(Decimal.plain(1200, 3).toPlainString()).isEqualTo("1200");
        assertThat(Decimal.fixed(1e300, 2)).endsWith(".00");
        assertThatThrownBy(() -> Decimal.fixed(Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
