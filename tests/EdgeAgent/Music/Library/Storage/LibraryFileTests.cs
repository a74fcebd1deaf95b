using Roomtone.EdgeAgent.Music.Library.Storage;

namespace Roomtone.EdgeAgent.Tests.Music.Library.Storage;

public sealed class LibraryFileTests
{
    [Fact]
    public void A_write_that_fails_halfway_leaves_nothing_that_ends_the_process_later()
    {
        // The disk gives up at each page of the transaction in turn.
        for (var pages = 0; pages < 40; pages++) Fail(pages);
        GC.Collect();
        GC.WaitForPendingFinalizers(); // What throws here ends the test's process.
    }

    private static void Fail(int afterPages)
    {
        var text = new byte[2000];
        var entries = Enumerable.Range(0, 200).Select(number => new StoredEntry($"t{number}", 1, text)).ToList();
        using var data = new MemoryStream();
        using (var first = new LibraryFile(data, new MemoryStream())) first.Write(LibraryDatabase.Catalogue, entries, []);

        Assert.ThrowsAny<Exception>(() =>
        {
            using var file = new LibraryFile(data, new FailingStream(afterPages));
            file.Write(LibraryDatabase.Catalogue, entries, ["t7"]);
        });
    }

    private sealed class FailingStream(int writes) : MemoryStream
    {
        private int _left = writes;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (_left-- <= 0) throw new IOException("No space left on device");
            base.Write(buffer, offset, count);
        }
    }
}
