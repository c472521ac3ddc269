package org.thalweg.cli;

import java.util.Arrays;
import org.thalweg.standard.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mode by the name that files and folders use. */
final class ModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.slug().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is not a mode; say road or rail"));
    }
}
