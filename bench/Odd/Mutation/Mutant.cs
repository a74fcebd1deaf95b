namespace Roomtone.Odd.Bench.Mutation;

/// <summary>The same damage for the same seed, kind and number, on every machine.</summary>
internal static class Mutant
{
    private const int MostChanges = 4;

    /// <param name="seed">Of the run.</param>
    /// <param name="kind">The name of the kind of input.</param>
    /// <param name="number">Of the input among those of its kind.</param>
    /// <param name="good">What the kind's reader reads.</param>
    /// <param name="mutate">One damage that knows the form of the input.</param>
    public static byte[] Make(int seed, string kind, int number, IReadOnlyList<byte[]> good, Func<byte[], Random, byte[]> mutate)
    {
        var random = new Random(SeedOf(seed, kind, number));
        var input = good[random.Next(good.Count)];
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            input = random.Next(8) == 0 ? ByteMutator.Mutate(input, random) : mutate(input, random);
        return input;
    }

    /// <summary>FNV-1a, 32 bits: .NET's own hashes differ from run to run.</summary>
    private static int SeedOf(int seed, string kind, int number)
    {
        var hash = 2_166_136_261;
        foreach (var letter in $"{seed} {kind} {number}") hash = unchecked((hash ^ letter) * 16_777_619);
        return unchecked((int)hash);
    }
}
