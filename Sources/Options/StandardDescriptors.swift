internal import CSystem

/// The standard input, output and error of a program.
public enum StandardDescriptors {
    /// Reserves the descriptors 0, 1 and 2 where the caller has closed them: otherwise a socket of the program would
    /// become its standard input or output. Call it before everything else.
    public static func reserve() { roost_reserve_standard_descriptors() }
}
