using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

public sealed class LibraryReaderTests
{
    [Fact]
    public async Task Whatever_a_library_throws_is_said_and_tried_again_and_the_others_are_read()
    {
        var token = TestContext.Current.CancellationToken;
        var (catalogues, broken) = (new CatalogueProvider(), new Library("broken") { Fault = new InvalidDataException("A tag is odd.") });
        using var reader = new LibraryReader(
            [broken, new Library("whole")],
            catalogues,
            TimeProvider.System,
            NullLogger<LibraryReader>.Instance
        );
        await reader.StartAsync(token);
        await Eventually.TrueAsync(
            () => catalogues.Catalogue.Find("whole") is not null && catalogues.Waiting.ContainsKey("broken"),
            "one library is read, and the other's fault is said"
        );
        Assert.Equal("The library cannot be read: A tag is odd.", catalogues.Waiting["broken"]);

        broken.Fault = null;
        await Eventually.TrueAsync(() => catalogues.Catalogue.Find("broken") is not null && catalogues.Waiting.Count == 0, "it is tried again");
        await reader.StopAsync(token);
    }

    private sealed class Library(string name) : IMusicLibrary
    {
        public volatile Exception? Fault;

        public string Provider => name;

        public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            if (Fault is { } fault) throw fault;
            yield return [PlaybackHarness.Track(name)];
        }

        public Task WaitForChangeAsync(CancellationToken cancellationToken) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
