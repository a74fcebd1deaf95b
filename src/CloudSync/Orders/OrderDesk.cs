using System.Data.Common;

namespace Roomtone.CloudSync.Orders;

/// <summary>Knows who does which order.</summary>
internal sealed class OrderDesk(Reingest reingest)
{
    public OrderReport Do(Order order, DbConnection connection) => order.Kind switch
    {
        OrderKinds.Reingest => reingest.ReadAgain(connection, order.Subject),
        OrderKinds.Discard => Reingest.Discard(connection, order.Subject),
        OrderKinds.EraseSite => Erasure.OfSite(connection, order.Subject),
        OrderKinds.EraseProfile => Erasure.OfProfile(connection, order.Subject),
        _ => OrderReport.Refused("This worker does not know such an order: it is older than the dashboard."),
    };
}
