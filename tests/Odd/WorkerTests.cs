using Roomtone.Odd.Bench.Inputs;
using Roomtone.Odd.Bench.Workers;
using Roomtone.Testing;

namespace Roomtone.Odd.Tests;

/// <summary>A bench that finds nothing must be able to find something.</summary>
public sealed class WorkerTests : IDisposable
{
    private const int Megabytes = 150;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("answer", nameof(Verdict.Answered), "")]
    [InlineData("throw", nameof(Verdict.Crash), "as was asked")]
    [InlineData("die", nameof(Verdict.Crash), "died")]
    [InlineData("hang", nameof(Verdict.Hang), "not answered")]
    [InlineData("take", nameof(Verdict.AboveLimit), "150 MB")]
    public async Task What_a_reader_does_wrong_is_noticed_and_the_next_input_is_read(string deed, string verdict, string detail)
    {
        using var worker = new WorkerProcess(
            ProofInputs.Name,
            _folder.Path,
            new WorkerLimits(TimeSpan.FromSeconds(5), Megabytes),
            TimeProvider.System
        );

        var outcome = await worker.ReadAsync(System.Text.Encoding.UTF8.GetBytes(deed));

        Assert.Equal(verdict, outcome.Verdict.ToString());
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(Verdict.Answered, (await worker.ReadAsync("answer"u8.ToArray())).Verdict);
    }

    public void Dispose() => _folder.Dispose();
}
