export * from '../../shared/n8n/forEachItem';
