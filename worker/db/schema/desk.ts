export interface DeskVisitRow {
  person_id: string;
  seen_seq: number;
  seen_at: string;
}

export interface SavedViewRow {
  id: string;
  person_id: string;
  name: string;
  address: string;
  is_shared: number;
  created_at: string;
}
