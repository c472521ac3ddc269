package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("name", ">value");
        table.row("Reka Аракс", "1");
        table.row("x", "1234567");
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .containsExactly(
                        "name          value", "-------------------", "Reka Аракс        1", "x           1234567");
    }

    @Test
    void numbersHaveSixDigitsAndNoExponent() {
        assertThat(Summary.number(1234567.8)).isEqualTo("1234570");
        assertThat(Summary.number(0.0000123456789)).isEqualTo("0.0000123457");
        assertThat(Summary.number(25)).isEqualTo("25");
        assertThat(Summary.number(0)).isEqualTo("0");
        assertThat(Summary.number(Double.NaN)).isEqualTo("-");
        assertThat(Summary.number(Double.NEGATIVE_INFINITY)).isEqualTo("-");
    }
}
