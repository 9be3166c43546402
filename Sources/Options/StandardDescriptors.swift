internal import CSystem

/// Standard input, output and error of a program.
public enum StandardDescriptors {
    /// Keeps the numbers 0, 1 and 2 for them where a caller has closed one: otherwise a socket of the program would become its
    /// standard input or output. Call it first of all.
    public static func reserve() { roost_reserve_standard_descriptors() }
}
