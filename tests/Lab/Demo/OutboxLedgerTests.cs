using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Demo;

public class OutboxLedgerTests
{
    [Fact]
    public void No_outbox_is_no_ledger()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(OutboxLedger.Read(folder.In("outbox.db")));
    }

    [Fact]
    public void A_file_that_is_no_database_is_no_ledger()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.In("outbox.db"), new string('x', 5000));

        Assert.Null(OutboxLedger.Read(folder.In("outbox.db")));
    }
}
