using Roomtone.Lab;
using Roomtone.Odd.Bench.Inputs;
using Roomtone.Testing;

namespace Roomtone.Odd.Tests;

/// <summary>Each input that once got past its reader, made small. The name begins with its kind.</summary>
public sealed class FindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly string Folder = Path.Combine(Repository.Root!, "tests/Odd/finds");

    public static TheoryData<string> Finds =>
        [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Finds))]
    public async Task What_was_found_once_is_read_or_refused(string find)
    {
        var kind = find.Split('-')[0];
        await using var reader = InputKinds.Make(kind, _folder.In(kind));

        var input = await File.ReadAllBytesAsync(Path.Combine(Folder, find), TestContext.Current.CancellationToken);

        Assert.Null(await Escaped.FromAsync(reader, input));
    }

    public void Dispose() => _folder.Dispose();
}
