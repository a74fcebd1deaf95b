using Roomtone.Odd.Bench.Inputs;
using Roomtone.Odd.Bench.Mutation;
using Roomtone.Testing;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Roomtone.Odd.Tests;

/// <summary>The short form of <c>./roomtone bench odd</c>: always the same inputs, in this process, and not timed.</summary>
public sealed class OddInputTests : IDisposable
{
    private const int Seed = 14;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("picture", 40)]
    [InlineData("perceive", 8)]
    [InlineData("sound", 40)]
    [InlineData("player", 60)]
    [InlineData("cue", 400)]
    [InlineData("settings", 300)]
    [InlineData("catalogue", 600)]
    [InlineData("state", 60)]
    [InlineData("recording", 60)]
    [InlineData("payload", 500)]
    [InlineData("ingest", 500)]
    [InlineData("live", 600)]
    [InlineData("spotify", 300)]
    [InlineData("radio", 600)]
    [InlineData("youtube", 300)]
    [InlineData("oembed", 200)]
    [InlineData("document", 150)]
    [InlineData("calendar", 300)]
    [InlineData("http", 300)]
    public async Task Whatever_is_damaged_is_read_or_refused_and_nothing_gets_past_the_reader(string kind, int inputs)
    {
        await using var reader = InputKinds.Make(kind, _folder.In(kind));
        var good = await reader.SeedsAsync();
        var escaped = new List<string>();
        for (var number = 0; number < inputs; number++)
        {
            var input = number < good.Count ? good[number] : Mutant.Make(Seed, kind, number, good, reader.Mutate);
            if (await Escaped.FromAsync(reader, input) is { } fault) escaped.Add($"{kind} {number}: {fault}");
        }

        Assert.True(escaped.Count == 0, string.Join("\n\n", escaped.Take(5)));
    }

    [Fact]
    public void Every_kind_has_its_place_here() => Assert.Equal(
        InputKinds.Names.Order(StringComparer.Ordinal),
        typeof(OddInputTests)
            .GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>())
            .Select(data => (string)data.Data[0]!)
            .Order(StringComparer.Ordinal));

    public void Dispose() => _folder.Dispose();
}
