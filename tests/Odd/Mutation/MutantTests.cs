using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Tests.Mutation;

public sealed class MutantTests
{
    private static readonly byte[][] Good = [[.. "{\"a\":[1,2,{\"b\":\"c\"}],\"d\":null}"u8]];

    [Fact]
    public void The_same_seed_makes_the_same_damage_and_another_one_another()
    {
        Assert.Equal(Make(seed: 1, number: 7), Make(seed: 1, number: 7));
        Assert.NotEqual(Series(seed: 1), Series(seed: 2));
    }

    private static string Series(int seed) =>
        string.Join(',', Enumerable.Range(0, 20).Select(number => Convert.ToHexString(Make(seed, number))));

    private static byte[] Make(int seed, int number) => Mutant.Make(seed, "json", number, Good, JsonMutator.Mutate);
}
