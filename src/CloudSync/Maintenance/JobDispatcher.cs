using System.Data.Common;

namespace Roomtone.CloudSync.Maintenance;

/// <summary>Runs a job by its kind.</summary>
internal sealed class JobDispatcher(Reingest reingest)
{
    public MaintenanceReport Run(MaintenanceJob job, DbConnection connection) => job.Kind switch
    {
        MaintenanceJobKinds.Reingest => reingest.ReadAgain(connection, job.Subject),
        MaintenanceJobKinds.Discard => Reingest.Discard(connection, job.Subject),
        MaintenanceJobKinds.EraseSite => Erasure.OfSite(connection, job.Subject),
        MaintenanceJobKinds.EraseProfile => Erasure.OfProfile(connection, job.Subject),
        _ => MaintenanceReport.Refused("This worker does not know such an order: it is older than the dashboard."),
    };
}
