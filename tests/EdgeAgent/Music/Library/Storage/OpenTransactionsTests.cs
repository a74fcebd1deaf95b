using LiteDB;
using LiteDB.Engine;
using Roomtone.EdgeAgent.Music.Library.Storage;

namespace Roomtone.EdgeAgent.Tests.Music.Library.Storage;

public sealed class OpenTransactionsTests
{
    [Fact]
    public void A_transaction_that_failed_at_its_commit_is_found()
    {
        using var engine = new LiteEngine(new EngineSettings { DataStream = new MemoryStream(), LogStream = new FullDisk() });
        engine.BeginTrans();
        engine.Upsert("tracks", [new BsonDocument { ["_id"] = "a" }], BsonAutoId.ObjectId);

        Assert.Throws<IOException>(() => engine.Commit());

        Assert.Single(OpenTransactions.Of(engine));
        OpenTransactions.Abandon(OpenTransactions.Of(engine));
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
